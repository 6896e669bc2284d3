namespace ProofRepair.Store.Runs;

/// <summary>Kinds stand in the tables as words, so that people can read them.</summary>
internal static class Words
{
    public static string Of<T>(T kind)
        where T : struct, Enum => kind.ToString().ToLowerInvariant();

    public static T Read<T>(string word)
        where T : struct, Enum =>
        Enum.TryParse<T>(word, ignoreCase: true, out var kind) ? kind : throw new StoreException($"a row has the word {word}, which this version of the program does not know");
}
