using System.Text.Json.Serialization;
using NdisConformance.Rules;

namespace NdisConformance.Results;

/// <summary>A broken rule.</summary>
public sealed record FindingDocument
{
    public required string Rule { get; init; }

    public required string Level { get; init; }

    public required string? Object { get; init; }

    public required MomentDocument? Made { get; init; }

    public required MomentDocument Broken { get; init; }

    /// <summary>Null if there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MomentDocument? Touched { get; init; }

    /// <summary>Null if it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlaceDocument? Place { get; init; }

    /// <summary>Null if nothing of the driver made it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FrameDocument>? MadeStack { get; init; }

    public required string Expected { get; init; }

    public required string Actual { get; init; }

    public required string Message { get; init; }

    /// <summary>The reason of the waiver that covers it; null if none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WaivedBecause { get; init; }

    /// <summary>The owner of that waiver; null if it names none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WaivedBy { get; init; }

    /// <summary>Null in a report.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FindingDetailDocument? Detail { get; init; }

    /// <summary>A finding as a report has it.</summary>
    public static FindingDocument Of(FindingResult finding) => new()
    {
        Rule = finding.Rule,
        Level = KebabCase.Of(finding.Level),
        Object = finding.Object.Length == 0 ? null : finding.Object,
        Made = finding.Made is null ? null : MomentDocument.Of(finding.Made),
        Broken = MomentDocument.Of(finding.Broken),
        Touched = finding.Touched is null ? null : MomentDocument.Of(finding.Touched),
        Place = finding.Place is null ? null : PlaceDocument.Of(finding.Place),
        MadeStack = finding.MadeStack.Count == 0 ? null : [.. finding.MadeStack.Select(FrameDocument.Of)],
        Expected = finding.Expected,
        Actual = finding.Actual,
        Message = finding.Message,
        WaivedBecause = finding.WaivedBecause,
        WaivedBy = finding.WaivedBy,
    };

    /// <exception cref="FormatException">This is no record, or it has a value that does not exist.</exception>
    public FindingResult ToResult()
    {
        FindingDetailDocument detail = Detail ?? throw new FormatException($"a finding of {Rule} has no detail");
        return new FindingResult
        {
            Rule = Rule,
            Level = KebabCase.Read<RuleLevel>(Level),
            IsRobustness = detail.Robustness,
            Object = Object ?? string.Empty,
            Made = Made?.ToResult(),
            Broken = Broken.ToResult(),
            Touched = Touched?.ToResult(),
            Place = Place?.ToResult(),
            MadeStack = MadeStack is null ? [] : [.. MadeStack.Select(frame => frame.ToResult())],
            Expected = Expected,
            Actual = Actual,
            Message = Message,
            WaivedBecause = WaivedBecause,
            WaivedBy = WaivedBy,
        };
    }
}
