using NdisConformance.Machine;

namespace NdisConformance.Tests.Host;

/// <summary>Something that a test lets happen on a processor of the simulated PC.</summary>
internal sealed class ScheduledAction(Action action) : IMachineTarget
{
    public void OnMachineEvent(uint cookie, ulong argument) => action();
}
