using NdisConformance.Results;

namespace NdisConformance.Reports;

/// <summary>The traces of a report, by run.</summary>
internal sealed class TraceShelf
{
    private readonly Dictionary<(string, string, string, string), int> _places = [];

    /// <param name="traces">The traces; of several of one run the first one counts.</param>
    public TraceShelf(IReadOnlyList<RunTrace> traces)
    {
        for (int place = 0; place < traces.Count; place++)
        {
            RunTrace trace = traces[place];
            _places.TryAdd((trace.Plugin, trace.Driver, trace.Scenario, trace.Run.Name), place);
        }
    }

    /// <summary>Position of the trace of a run; -1 if it is not there.</summary>
    public int Find(DriverResult driver, string scenario, string run)
        => _places.GetValueOrDefault((driver.Plugin, driver.Driver, scenario, run), -1);
}
