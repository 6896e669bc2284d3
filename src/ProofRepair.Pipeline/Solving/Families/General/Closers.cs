namespace ProofRepair.Pipeline.Solving.Families.General;

internal static class Closers
{
    public const string General = "first | omega | grind | (simp_all; done)";

    /// <summary>For goals over <c>Nat</c> and <c>Int</c> that a template has made linear, or false by computation.</summary>
    public const string Arithmetic = "first | omega | (simp_all; done) | (simp_all; omega)";
}
