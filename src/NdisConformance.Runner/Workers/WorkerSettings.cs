namespace NdisConformance.Runner;

/// <summary>How workers are started and watched.</summary>
public sealed record WorkerSettings
{
    public required WorkerCommand Command { get; init; }

    public WorkerLimits Limits { get; init; } = new();

    /// <summary>True if somebody looks at the tool in a debugger: nothing is ended for taking long.</summary>
    public bool IsDebugged { get; init; }

    /// <summary>How many scenarios run at once.</summary>
    public int Lanes { get; init; } = System.Environment.ProcessorCount;

    /// <summary>Is told the process of each worker that starts; null if nobody wants to know.</summary>
    internal Action<int>? Started { get; init; }

    /// <summary>True if every function that runs is to be on the stack, with its line.</summary>
    internal bool KeepsFrames { get; init; }

    /// <summary>True to leave a dump if the runtime gives up, which takes seconds.</summary>
    internal bool KeepsDump { get; init; }

    /// <summary>True if the plugin was compiled to native code when it was built.</summary>
    internal bool IsPrecompiled { get; init; }

    /// <summary>Names of environment variables that workers get besides the ordinary ones.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
