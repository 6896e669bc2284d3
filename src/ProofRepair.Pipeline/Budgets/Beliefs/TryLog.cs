namespace ProofRepair.Pipeline.Budgets.Beliefs;

/// <summary>
/// How tries at one problem went in the past. A search that ended with its first success at try t is (bucket, t - 1, 1); one that was given up
/// after n tries is (bucket, n, 0), which is censored and says as much as it says; of one that never stopped early all is counted.
/// </summary>
public readonly record struct TryLog(string Bucket, int Failures, int Successes);
