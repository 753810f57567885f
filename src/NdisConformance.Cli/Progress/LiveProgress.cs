using System.Globalization;
using NdisConformance.Results;
using NdisConformance.Runner;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>Progress as a bar for each driver, with what is done, what failed and what runs.</summary>
internal sealed class LiveProgress(ProgressContext context) : IRunObserver
{
    private readonly Lock _gate = new();
    private ProgressTask? _task;
    private string _driver = string.Empty;
    private string _scenario = string.Empty;
    private int _all;
    private int _done;
    private int _failed;

    public void OnDriver(string plugin, string driver, int scenarios)
    {
        lock (_gate)
        {
            (_driver, _all, _done, _failed) = (driver, scenarios, 0, 0);
            _task = context.AddTask(Description(), maxValue: scenarios);
        }
    }

    public void OnScenario(string id)
    {
        lock (_gate)
        {
            _scenario = id;
            _task?.Description(Description());
        }
    }

    public void OnResult(ScenarioResult result)
    {
        lock (_gate)
        {
            _done++;
            _failed += result.HasFailed ? 1 : 0;
            _task?.Description(Description());
            _task?.Increment(1);
        }
    }

    private string Description()
    {
        string failed = _failed == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", [red]{_failed} failed[/]");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Markup.Escape(_driver)} {_done}/{_all}{failed} {Markup.Escape(_scenario)}");
    }
}
