using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("length-compared-signed", typeof(LengthComparedSigned))]

namespace FieldMiniports;

/// <summary>
/// A copying driver compares the length that the NIC reports with that of the buffer as signed numbers: a
/// length with the highest bit set passes, and that much is copied.
/// </summary>
public sealed class LengthComparedSigned : FieldDriver
{
    /// <inheritdoc/>
    public override ReceivePath MakeReceive(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : CopyReceivePath(adapter)
    {
        protected override ReceiveBuffer NewReceiveBuffer(
            PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
            => new Buffer(virtualAddress, physicalAddress, length);
    }

    private sealed class Buffer(PVOID virtualAddress, PHYSICAL_ADDRESS physicalAddress, uint length)
        : ReceiveBuffer(virtualAddress, physicalAddress, length)
    {
        public override bool CanHold(uint frameBytes)
            => frameBytes >= HeaderBytes && unchecked((int)frameBytes) <= (int)Length;
    }
}
