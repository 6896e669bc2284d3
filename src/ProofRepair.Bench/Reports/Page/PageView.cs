using System.Collections.Immutable;

namespace ProofRepair.Bench.Reports.Page;

/// <summary>What <c>page.html</c> is filled with; its texts are escaped there, only what is named Bar or Svg is markup.</summary>
internal sealed record PageView(
    string Title,
    string Made,
    string Version,
    bool Several,
    ImmutableArray<RunView> Runs,
    ImmutableArray<PlotView> Plots,
    ImmutableArray<GroupView> Groups,
    ImmutableArray<CostView> Costs,
    ImmutableArray<PairView> Pairs);

internal sealed record ShareView(string Proved, string Of, string Percent, string Interval, string Bar);

internal sealed record FactView(string Name, string Value);

internal sealed record RunView(
    int Number,
    int Series,
    string Name,
    ShareView Overall,
    ImmutableArray<FactView> Facts,
    ImmutableArray<FactView> Provenance,
    ImmutableArray<string> Faults,
    ImmutableArray<string> Remarks,
    ImmutableArray<string> MoreRemarks);

internal sealed record PlotView(string Title, string Budget, string Svg, ImmutableArray<PlotRow> Rows);

internal sealed record PlotRow(string Run, string Budget, ShareView Share);

internal sealed record GroupView(string Id, string Title, string Heading, string Count, string Note, ImmutableArray<GroupRow> Rows);

/// <summary><paramref name="Span"/>: how many rows the name stands for; 0 where a row above has it.</summary>
internal sealed record GroupRow(string Name, int Span, string Run, int Series, ShareView Share);

internal sealed record CostView(string Run, string What, string Total, string PerProblem, string PerProof);

internal sealed record PairView(
    string First, string Second, string Verdict, string Compared, string Both, string OnlyFirst, string OnlySecond, string Neither, string LeftOut, ImmutableArray<SideView> Sides);

internal sealed record SideView(string Id, string Title, int Count);
