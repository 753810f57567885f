using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Two traces of one name.</summary>
internal sealed record ComparedPairDocument
{
    public required string Name { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<string> Changes { get; init; }

    public required string View { get; init; }

    public static ComparedPairDocument Of(ComparedPair pair) => new()
    {
        Name = pair.Name,
        State = KebabCase.Of(pair.State),
        Changes = pair.Changes,
        View = pair.View,
    };
}
