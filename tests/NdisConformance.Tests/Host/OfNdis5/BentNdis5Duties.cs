using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis5;

namespace NdisConformance.Tests.Host.OfNdis5;

/// <summary>Gets those steps of the NDIS 5 host wrong that a test bends; all others are the real ones.</summary>
internal sealed class BentNdis5Duties(HostSetup setup) : Ndis5Duties(setup)
{
    public bool TakesAllCharacteristics { get; set; }

    public bool SupportsAll { get; set; }

    public NDIS_STATUS? BentShortage { get; set; }

    public bool MapsNothing { get; set; }

    public bool NeverUnmaps { get; set; }

    public override NDIS_STATUS StatusOfShortage => BentShortage ?? base.StatusOfShortage;

    public override bool MapsBeforeTheSend => !MapsNothing && base.MapsBeforeTheSend;

    public override bool UnmapsAfterTheCompletion => !NeverUnmaps && base.UnmapsAfterTheCompletion;

    public override NDIS_STATUS JudgeCharacteristics(int version, uint length, ulong given)
        => TakesAllCharacteristics
            ? NDIS_STATUS.NDIS_STATUS_SUCCESS
            : base.JudgeCharacteristics(version, length, given);

    public override bool SupportsScatterGather(int version, uint attributeFlags)
        => SupportsAll || base.SupportsScatterGather(version, attributeFlags);
}
