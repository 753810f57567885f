using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>Says where to change the driver, and to what end.</summary>
internal static class RemedyText
{
    public static string Of(FindingResult finding)
    {
        string where = finding.Place is { } place ? Where(place) : "Change the driver";
        return $"{where}. Expected: {finding.Expected.TrimEnd('.')}.";
    }

    private static string Where(DriverPlace place)
    {
        string line = place.Frame.Line > 0 ? place.Frame.Position : place.Frame.Function;
        return place.Kind switch
        {
            PlaceKind.Broke => $"Change {line}, which broke the rule",
            PlaceKind.Obliged => $"Complete what {line} started",
            PlaceKind.Touched => $"Start at {line}, which used the object last, and look for the call that is missing",
            PlaceKind.Last => $"Start at {line}, the last call before, and look for the call that is missing",
            _ => $"Look in the callback at {line} for the call that is missing",
        };
    }
}
