using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("error-cause-never-cleared", typeof(ErrorCauseNeverCleared))]

namespace FieldMiniports;

/// <summary>
/// The DPC clears the causes that it knows: sent, received, and an error that tells of the link. An error that comes
/// with a bad frame stays set, and the line stays up.
/// </summary>
public sealed class ErrorCauseNeverCleared : FieldDriver
{
    /// <inheritdoc/>
    public override NicHardware MakeNic(INdis ndis, NDIS_HANDLE handle) => new Part(ndis, handle);

    private sealed class Part(INdis ndis, NDIS_HANDLE handle) : FieldNic(ndis, handle)
    {
        private const uint DoneCauses = 0x3;

        public override bool AcknowledgeInterrupt()
        {
            uint cause = Cause;
            bool isLinkChanged = (cause & LinkChange) != 0;
            Cause = isLinkChanged ? cause : cause & DoneCauses;
            return isLinkChanged;
        }
    }
}
