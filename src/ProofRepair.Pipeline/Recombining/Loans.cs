using System.Collections.Immutable;
using ProofRepair.Pipeline.Solving.Learning;

namespace ProofRepair.Pipeline.Recombining;

/// <summary>What attempts of one problem lend each other: steps in the order of preference, and by its hash what closed a goal (<see cref="KeptTactic"/>).</summary>
internal sealed record Loans(ImmutableArray<StatedStep> Steps, ILookup<string, string> Closed);
