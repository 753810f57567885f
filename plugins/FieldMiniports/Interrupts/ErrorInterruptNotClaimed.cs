using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("error-interrupt-not-claimed", typeof(ErrorInterruptNotClaimed))]

namespace FieldMiniports;

/// <summary>
/// The ISR takes an interrupt for its own only if a frame was sent or received; one that says that the link
/// changed, or that an error came alone, is left to the neighbours on the line.
/// </summary>
public sealed class ErrorInterruptNotClaimed : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private const uint FrameCauses = 0x3;

        public override bool IsInterrupting()
        {
            uint cause = Read(InterruptCause);
            return cause != AllOnes && (cause & Read(InterruptMask) & FrameCauses) != 0;
        }
    }
}
