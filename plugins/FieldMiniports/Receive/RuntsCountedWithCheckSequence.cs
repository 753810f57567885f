using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("runts-counted-with-check-sequence", typeof(RuntsCountedWithCheckSequence))]

namespace FieldMiniports;

/// <summary>
/// Frames below 64 bytes are dropped as runts. That is the shortest frame with its check sequence, but the lengths of
/// the NIC are without it: good frames of 60 to 63 bytes are lost.
/// </summary>
public sealed class RuntsCountedWithCheckSequence : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldReceivePath(adapter)
    {
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new StrictBuffer(virtualAddress, physicalAddress, length);
    }

    private sealed class StrictBuffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        : ReceiveBuffer(virtualAddress, physicalAddress, length)
    {
        private const uint ShortestFrame = 64;

        public override bool CanHold(uint frameBytes) => frameBytes >= ShortestFrame && base.CanHold(frameBytes);
    }
}
