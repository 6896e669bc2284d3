namespace ProofRepair.Cli;

internal static class ExitCode
{
    public const int AllProved = 0;
    public const int SomeNot = 1;
    public const int CouldNotRun = 2;
}
