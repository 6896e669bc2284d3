namespace ProofRepair.Bench.Running;

/// <summary>
/// How busy the machine was kept by this process. <paramref name="Occupied"/>: the share of the run for which Lean's slots were taken, on average, from 0 to 1.
/// <paramref name="OwnProcessorSeconds"/>: of this program; <paramref name="LeanProcessorSeconds"/>: of all Leans that have ended, null where the system does not tell.
/// </summary>
public sealed record RunLoad(double Occupied, double OwnProcessorSeconds, double? LeanProcessorSeconds)
{
    public string Sentence => LeanProcessorSeconds is { } lean and > 0
        ? $"Lean's slots were occupied {Occupied:P0} of the time; Lean took {lean:0} s of the processor, this program {OwnProcessorSeconds:0.0} s ({OwnProcessorSeconds / lean:P1} of that)."
        : $"Lean's slots were occupied {Occupied:P0} of the time; this program took {OwnProcessorSeconds:0.0} s of the processor.";
}
