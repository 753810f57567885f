using NdisConformance.Machine;

namespace NdisConformance.Host;

/// <summary>Runs the callback of a mapping request when its moment has come.</summary>
internal sealed class ListDeliveryTarget(NdisHost host) : IMachineTarget
{
    /// <inheritdoc/>
    public void OnMachineEvent(uint cookie, ulong argument) => host.OnListDue((int)cookie, (uint)argument);
}
