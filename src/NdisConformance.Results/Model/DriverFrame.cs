namespace NdisConformance.Results;

/// <summary>A function of the driver that was running.</summary>
/// <param name="Function">Type and method, as <c>SendPath.Complete</c>.</param>
/// <param name="File">The source file as the symbols of the plugin name it; empty without symbols.</param>
/// <param name="Line">The line, from 1; 0 without symbols.</param>
/// <param name="Offset">The offset of the IL instruction in the method; -1 if it is not known.</param>
public sealed record DriverFrame(string Function, string File, int Line, int Offset)
{
    /// <summary>File and line, as terminals and editors open them; without symbols the IL offset.</summary>
    public string Position => Line > 0 ? $"{File}:{Line}"
        : Offset >= 0 ? $"IL_{Offset:x4} (no symbols)"
        : "no symbols";

    public override string ToString() => $"{Position} in {Function}";
}
