namespace NdisConformance.Results;

/// <summary>What became of one list that was handed to the driver to be sent.</summary>
/// <param name="Outcome">Its frames on the wire and its completions, in words and sorted.</param>
/// <param name="HasFailed">True if it was not completed with success.</param>
/// <param name="WasInterrupted">True if a cancel, a pause or a removal came before it was complete.</param>
/// <param name="Elements">How many elements the longest scatter/gather list of its frames has.</param>
public sealed record SentList(
    IReadOnlyList<string> Outcome, bool HasFailed, bool WasInterrupted, ulong Elements);
