using System.Text.Json.Serialization;

namespace NdisConformance.Results;

/// <summary>A function of the driver that was running.</summary>
public sealed record FrameDocument
{
    public required string Function { get; init; }

    /// <summary>Null without symbols.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>Null without symbols.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Line { get; init; }

    /// <summary>The offset of the IL instruction; null if it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Offset { get; init; }

    public static FrameDocument Of(DriverFrame frame) => new()
    {
        Function = frame.Function,
        File = frame.File.Length == 0 ? null : frame.File,
        Line = frame.Line == 0 ? null : frame.Line,
        Offset = frame.Offset < 0 ? null : frame.Offset,
    };

    public DriverFrame ToResult() => new(Function, File ?? string.Empty, Line ?? 0, Offset ?? -1);
}
