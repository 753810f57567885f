using NdisConformance.Machine;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// A request on its way to the processor that sends it. A request keeps its own, so that none is made again.
/// </summary>
internal sealed class PacketSubmission(PacketSends sends, PacketRequest request) : IMachineTarget
{
    public PacketSends Sends { get; } = sends;

    /// <inheritdoc/>
    public void OnMachineEvent(uint cookie, ulong argument) => Sends.Start(request);
}
