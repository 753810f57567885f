using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// Steps of the NDIS 5 host that a rule obliges it to take, with the right answers. Tests inject wrong ones to prove
/// that each is noticed.
/// </summary>
internal class Ndis5Duties(HostSetup setup) : KernelDuties(setup)
{
    private readonly HostSetup _setup = setup;

    /// <summary>
    /// The answer to a registration: versions before 6 on hosts that take them, with a structure that is long enough
    /// and has what is mandatory. NDIS5-021, NDIS5-023.
    /// </summary>
    public virtual NDIS_STATUS JudgeCharacteristics(int version, uint length, ulong given)
        => !Ndis5Versions.Takes(_setup.Options.HostVersion, version) ? NDIS_STATUS_BAD_VERSION
            : length < Ndis5Characteristics.SizeOf(version) ? NDIS_STATUS_BAD_CHARACTERISTICS
            : !Ndis5Characteristics.AreComplete(given, version) ? NDIS_STATUS_BAD_CHARACTERISTICS
            : NDIS_STATUS_SUCCESS;

    /// <summary>
    /// Whether scatter/gather DMA is there for an adapter: its driver is of NDIS 5, and it is a bus master. NDIS5-004,
    /// NDIS5-022.
    /// </summary>
    public virtual bool SupportsScatterGather(int version, uint attributeFlags)
        => version >= Ndis5Characteristics.Ndis50 && (attributeFlags & NDIS.NDIS_ATTRIBUTE_BUS_MASTER) != 0;

    /// <summary>What a shortage gives. NDIS5-005.</summary>
    public virtual NDIS_STATUS StatusOfShortage => NDIS_STATUS_RESOURCES;

    /// <summary>Whether a packet is mapped before the miniport gets it. NDIS5-010.</summary>
    public virtual bool MapsBeforeTheSend => true;

    /// <summary>Whether its mapping lasts until the miniport gives it back. NDIS5-010.</summary>
    public virtual bool UnmapsAfterTheCompletion => true;
}
