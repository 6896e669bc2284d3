namespace ProofRepair.StrategiesBenchmark.Outcomes;

/// <summary>One order of a problem's tries. <paramref name="FirstRight"/> counts from 1 and is 0 where none is right. <paramref name="Rate"/>: the share of right ones, which only the oracle may see.</summary>
internal readonly record struct Draw(string Bucket, int FirstRight, int Tries, double Rate);
