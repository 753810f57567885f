namespace NdisConformance.Reports;

/// <summary>An object from the first event that names it to the last.</summary>
/// <param name="Name">The object: <c>nbl#3</c>.</param>
/// <param name="Number">Which of the lives of the object, from 1.</param>
/// <param name="First">Place of the first event.</param>
internal sealed record ObjectSpan(string Name, int Number, int First)
{
    /// <summary>Place of the last event.</summary>
    public int Last { get; set; } = First;
}
