namespace ProofRepair.Pipeline.Refining;

/// <summary>Files of this folder that are part of the assembly.</summary>
internal static class RefiningResource
{
    public static string Read(string file)
    {
        using var stream = typeof(RefiningResource).Assembly.GetManifestResourceStream($"Refining.{file}")
            ?? throw new InvalidOperationException($"{file} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
