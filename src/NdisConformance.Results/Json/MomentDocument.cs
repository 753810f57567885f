namespace NdisConformance.Results;

/// <summary>An event that a finding points at.</summary>
public sealed record MomentDocument
{
    public required long Sequence { get; init; }

    public required string Line { get; init; }

    public static MomentDocument Of(Moment moment) => new()
    {
        Sequence = moment.Sequence,
        Line = moment.Line.Trim(),
    };

    public Moment ToResult() => new(Sequence, Line);
}
