namespace NdisConformance.Results;

/// <summary>An event of a trace.</summary>
/// <param name="Sequence">Its position, from 1: the number that findings give.</param>
/// <param name="Text">The event as a line.</param>
/// <param name="Event">Name of the DDI function, callback or fact.</param>
/// <param name="Objects">The objects that it names, as <c>nbl#3</c>.</param>
public sealed record TraceLine(long Sequence, string Text, string Event, IReadOnlyList<string> Objects);
