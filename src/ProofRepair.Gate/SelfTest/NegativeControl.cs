using System.Collections.Immutable;
using System.Text;
using ProofRepair.Gate.Findings;
using ProofRepair.Gate.Settings;
using ProofRepair.Gate.Sources;

namespace ProofRepair.Gate.SelfTest;

/// <summary>A change that the gate must reject for this reason; without one, a change that it must pass.</summary>
internal sealed record NegativeControl(string Name, Rule? MustFind, string Base, string Head)
{
    private const string Path = "Control.lean";

    private const string Honest = """
        def double (n : Nat) : Nat := n + n

        local notation "dbl " n => double n

        theorem doubled (n : Nat) : (dbl n) = 2 * n := by
          unfold double
          omega

        theorem still_open (n : Nat) : n < n + 1 := by sorry

        theorem small (n : Nat) (h : n < 4) : 2 * n < 8 := by omega

        """;

    public static ImmutableArray<NegativeControl> All { get; } =
    [
        new("an honest change", null, Honest, Honest + "theorem more (n : Nat) : n ≤ n + 2 := by omega\n"),
        Edited("an error", Rule.Error, "2 * n < 8 := by omega", "2 * n < 8 := by rfl"),
        Edited("a sorry", Rule.Sorry, "2 * n < 8 := by omega", "2 * n < 8 := by sorry"),
        Added("a sorry whose warning is off", Rule.Sorry, "set_option warn.sorry false in\ntheorem more : 1 = 2 := by sorry"),
        Added("an inherited sorry", Rule.InheritedSorry, "theorem more : 3 < 4 := still_open 3"),
        Added("an axiom", Rule.Axiom, "axiom cheat : False"),
        Added("a proof by the compiler", Rule.Axiom, "theorem more : 10 + 10 = 20 := by native_decide"),
        Edited("a weaker statement", Rule.StatementChanged, "(h : n < 4) : 2 * n < 8", "(h : n < 3) : 2 * n < 8"),
        Edited("a definition under a statement", Rule.Drift, "Nat := n + n", "Nat := 2 * n", "  unfold double\n  omega", "  rfl"),
        Edited("a notation under a statement", Rule.Drift, "=> double n", "=> 2 * n", "  unfold double\n  omega", "  rfl"),
        Edited("a removed theorem", Rule.Removed, "theorem small (n : Nat) (h : n < 4) : 2 * n < 8 := by omega\n", ""),
        Edited("an early end", Rule.EndsEarly, "theorem small", "#exit\n\ntheorem small"),
        Added("code beside the proofs", Rule.ElaborationCode, "open Nat in #eval 1 + 1"),
        Added("a proof that the kernel never saw", Rule.Kernel, "set_option debug.skipKernelTC true in\ntheorem more : 1 = 2 := by decide +kernel"),
    ];

    public GateInput Input()
    {
        var settings = GateSettings.Default;
        return new GateInput("base", "head", settings, Side(Base, settings), Side(Head, settings), []);
    }

    private static ProjectSide Side(string text, GateSettings settings) => SideReader.Of([(Path, Encoding.UTF8.GetBytes(text))], "", settings);

    private static NegativeControl Added(string name, Rule rule, string declaration) => new(name, rule, Honest, $"{Honest}{declaration}\n");

    private static NegativeControl Edited(string name, Rule rule, params string[] pairs) =>
        new(name, rule, Honest, pairs.Chunk(2).Aggregate(Honest, (text, pair) => text.Replace(pair[0], pair[1], StringComparison.Ordinal)));
}
