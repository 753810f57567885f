namespace NdisConformance.Results;

/// <summary>A finding that is the consequence of another one, and that one.</summary>
public sealed record SilencedDocument
{
    public required FindingDocument Finding { get; init; }

    public required CauseDocument Cause { get; init; }

    public static SilencedDocument Of(SilencedResult silenced, int order, DocumentKind kind) => new()
    {
        Finding = FindingDocument.Of(silenced.Finding) with
        {
            Detail = kind == DocumentKind.Record ? FindingDetailDocument.Of(silenced.Finding, order) : null,
        },
        Cause = new CauseDocument
        {
            Rule = silenced.CauseRule,
            Broken = MomentDocument.Of(silenced.Cause),
        },
    };

    /// <exception cref="FormatException">This is no record, or it has a value that does not exist.</exception>
    public SilencedResult ToResult() => new()
    {
        Finding = Finding.ToResult(),
        CauseRule = Cause.Rule,
        Cause = Cause.Broken.ToResult(),
    };
}
