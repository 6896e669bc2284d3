using System.Text;
using ProofRepair.Gate.Reports;

namespace ProofRepair.Gate.Tests.Histories;

/// <summary>Two commits and what the gate must say: the verdict, and every finding that rejects, as "rule declaration" or "rule path".</summary>
public sealed record History(string Name, GateVerdict Verdict, string[] Findings, Dictionary<string, byte[]> Base, Dictionary<string, byte[]> Head)
{
    /// <summary>A change of one file, <c>Main.lean</c>.</summary>
    public static History Of(string name, GateVerdict verdict, string[] findings, string before, string after) =>
        new(name, verdict, findings, Files(("Main.lean", before)), Files(("Main.lean", after)));

    public static Dictionary<string, byte[]> Files(params (string Path, string Text)[] files) => files.ToDictionary(f => f.Path, f => Encoding.UTF8.GetBytes(f.Text), StringComparer.Ordinal);

    public override string ToString() => Name;
}
