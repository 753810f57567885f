namespace NdisConformance.Reports;

/// <summary>A place in the driver's source.</summary>
/// <param name="Name">What the place has to do with the mistake.</param>
/// <param name="Function">The function.</param>
/// <param name="Position">File and line.</param>
/// <param name="Line">The line, from 1; 0 if it is not known.</param>
/// <param name="First">The number of the first line of the excerpt.</param>
/// <param name="Lines">The lines around it; none if the source is not there.</param>
/// <param name="Missing">Why there are none; empty if there are.</param>
/// <param name="Callers">The functions that called it, the innermost first.</param>
internal sealed record PlaceRow(
    string Name,
    string Function,
    string Position,
    int Line,
    int First,
    IReadOnlyList<string> Lines,
    string Missing,
    IReadOnlyList<string> Callers);
