using System.Runtime.InteropServices;

namespace NdisConformance.Cli;

/// <summary>
/// Ctrl+C. The first one ends the scenarios at hand; what was finished is reported. Where they cannot be ended, because
/// they run in this process, a second one gives them up. A third one ends the tool as it stands.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly CancellationTokenSource _second = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    /// <summary>The first one came.</summary>
    public CancellationToken Token => _first.Token;

    /// <summary>The second one came.</summary>
    public CancellationToken Again => _second.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _first.Dispose();
        _second.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = !_second.IsCancellationRequested;
        CancellationTokenSource next = _first.IsCancellationRequested ? _second : _first;
        next.Cancel();
    }
}
