using ProofRepair.Pipeline.Files;

namespace ProofRepair.Cli.Offers;

/// <summary>A repair of a file that waits for the user's word.</summary>
/// <param name="Title">The file and what was found, in a line.</param>
/// <param name="File">As it was when the repair was found.</param>
/// <param name="Text">What it would be.</param>
internal sealed record Offer(string Title, LeanFile File, string Text, string Diff)
{
    /// <summary>As it is shown; given when it comes into the list, and to no other after it.</summary>
    public int Number { get; init; }
}
