namespace NdisConformance.Results;

/// <summary>An event that a finding points at.</summary>
public sealed record MomentDocument
{
    public required long Sequence { get; init; }

    public required string Line { get; init; }

    /// <summary>Name of the DDI function, callback or fact; empty if the event was not kept.</summary>
    public required string Event { get; init; }

    public static MomentDocument Of(Moment moment) => new()
    {
        Sequence = moment.Sequence,
        Line = moment.Line.Trim(),
        Event = moment.Event,
    };

    public Moment ToResult() => new(Sequence, Line, Event);
}
