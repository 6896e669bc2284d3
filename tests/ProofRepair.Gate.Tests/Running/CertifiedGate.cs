using ProofRepair.Gate.Tests.Running;

[assembly: AssemblyFixture(typeof(CertifiedGate))]

namespace ProofRepair.Gate.Tests.Running;

/// <summary>The self-test, once for all tests: after it the program may pass something without testing itself again.</summary>
public sealed class CertifiedGate
{
    private readonly Lazy<Task<(int Code, string Output)>> _test = new(() => GateProgram.RunAsync(AppContext.BaseDirectory, "--self-test", "--lean", "embedded"));

    public Task<(int Code, string Output)> TestAsync()
    {
        InstalledLean.Require();
        return _test.Value;
    }
}
