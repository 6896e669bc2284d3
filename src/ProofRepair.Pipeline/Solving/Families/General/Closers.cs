namespace ProofRepair.Pipeline.Solving.Families.General;

internal static class Closers
{
    /// <summary>Also where the step before has left no goal.</summary>
    public const string General = "all_goals first | omega | grind | (simp_all; done)";

    /// <summary>For goals over <c>Nat</c> and <c>Int</c> that a template has made linear, or false by computation.</summary>
    public const string Arithmetic = "first | omega | (simp_all; done) | (simp_all; omega)";
}
