using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("masked-cause-claimed", typeof(MaskedCauseClaimed))]

namespace FieldMiniports;

/// <summary>
/// The ISR looks at the causes and not at the mask: while its interrupt is masked, the driver takes those of its
/// neighbours on the line for its own.
/// </summary>
public sealed class MaskedCauseClaimed : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        public override bool IsInterrupting()
        {
            uint cause = Cause;
            return cause != AllOnes && (cause & AllCauses) != 0;
        }
    }
}
