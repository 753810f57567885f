using NdisConformance.Results;

namespace NdisConformance.Cli;

/// <summary>
/// Sees to it that a plugin in this process that ends the process does not end it with an exit code of its own.
/// </summary>
internal sealed class EarlyExit : IDisposable
{
    private readonly Output _output;
    private readonly Interruption _interruption;

    /// <summary>From now on only a plugin or the user ends the process.</summary>
    public EarlyExit(Output output, Interruption interruption)
    {
        (_output, _interruption) = (output, interruption);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    private void OnExit(object? sender, EventArgs e)
    {
        if (_interruption.Token.IsCancellationRequested)
        {
            return;
        }

        _output.Error($"the plugin ended the process; without {RunOptions.InProcess} it ends a worker only");
        Environment.ExitCode = (int)ExitCode.NotConformant;
    }
}
