using NdisConformance.Results;
using NdisConformance.Runner;
using Spectre.Console;

namespace NdisConformance.Cli;

/// <summary>Progress as a bar for each driver.</summary>
internal sealed class LiveProgress(ProgressContext context) : IRunObserver
{
    private ProgressTask? _task;
    private string _driver = string.Empty;

    public void OnDriver(string plugin, string driver, int scenarios)
    {
        _driver = Markup.Escape(driver);
        _task = context.AddTask(_driver, maxValue: scenarios);
    }

    public void OnScenario(string id) => _task?.Description($"{_driver} {Markup.Escape(id)}");

    public void OnResult(ScenarioResult result) => _task?.Increment(1);
}
