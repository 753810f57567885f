using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>Something to do on a processor, with what it needs.</summary>
internal sealed class Work<TState>(TState state, Action<TState> action) : IMachineTarget
{
    /// <inheritdoc/>
    public void OnMachineEvent(uint cookie, ulong argument) => action(state);
}
