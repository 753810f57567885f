namespace NdisConformance.Runner;

/// <summary>One line from the tool to a worker.</summary>
internal sealed record WorkerOrder
{
    /// <summary>Unlike that of every other order of the tool.</summary>
    public required long Id { get; init; }

    public required WorkerTask Task { get; init; }

    /// <summary>Which lane does it. Each lane does one order at a time.</summary>
    public int Lane { get; init; }

    /// <summary>The plugin, to open it. Its drivers stay with the tool, which names them one by one.</summary>
    public PluginManifest? Plugin { get; init; }

    /// <summary>The files of the lanes' traces, to open a plugin.</summary>
    public IReadOnlyList<string>? Traces { get; init; }

    /// <summary>Characters that are kept of what a scenario writes to the console, to open a plugin.</summary>
    public int Output { get; init; }

    /// <summary>The driver to check.</summary>
    public string? Driver { get; init; }

    /// <summary>What to run.</summary>
    public ScenarioRequest? Request { get; init; }

    /// <summary>Name of the variation whose trace is wanted.</summary>
    public string? Variation { get; init; }

    /// <summary>The runs to repeat.</summary>
    public IReadOnlyList<WorkerRun>? Runs { get; init; }
}
