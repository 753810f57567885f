using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Tests.Host;

/// <summary>Gets those steps of the host wrong that a test bends; all others are the real ones.</summary>
internal sealed class BentDuties(HostSetup setup, DutyDriver driver)
    : HostDuties(setup)
{
    public bool TakesAllCharacteristics { get; set; }

    public bool KeepsThePointer { get; set; }

    public bool SetsOptionsLate { get; set; }

    public bool TakesAllAttributes { get; set; }

    public bool InitializesAlways { get; set; }

    public bool RestartsAlways { get; set; }

    public bool PausesAlways { get; set; }

    public bool HaltsAlways { get; set; }

    public bool RequestsAlways { get; set; }

    public bool SetsAnyFilter { get; set; }

    public bool SendsAlways { get; set; }

    public bool AsksForRecognition { get; set; }

    public bool ForgetsDpcs { get; set; }

    public bool ChecksEveryFiveSeconds { get; set; }

    public bool HandsOutOtherContexts { get; set; }

    public bool NeverHalts { get; set; }

    public bool ShutsDownAlways { get; set; }

    public override bool AwaitsDpcs => !ForgetsDpcs && base.AwaitsDpcs;

    public override uint HangCheckSeconds(uint asked) => ChecksEveryFiveSeconds ? 5 : base.HangCheckSeconds(asked);

    public override NDIS_HANDLE ContextOfCallbacks(NDIS_HANDLE miniportAdapterContext)
        => HandsOutOtherContexts ? driver.Adapter : base.ContextOfCallbacks(miniportAdapterContext);

    public override bool CallsShutdown(NDIS_SHUTDOWN_ACTION action, int driverVersion, uint attributeFlags)
        => ShutsDownAlways || base.CallsShutdown(action, driverVersion, attributeFlags);

    public override NDIS_STATUS JudgeCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
        => TakesAllCharacteristics ? NDIS_STATUS_SUCCESS : base.JudgeCharacteristics(c);

    public override ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS CharacteristicsInUse(
        ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS copy)
    {
        if (KeepsThePointer)
        {
            return ref driver.Characteristics;
        }

        return ref base.CharacteristicsInUse(in copy);
    }

    public override bool SetsOptionsInRegistration => !SetsOptionsLate && base.SetsOptionsInRegistration;

    public override NDIS_STATUS JudgeAttributes(bool isHeaderGood)
        => base.JudgeAttributes(isHeaderGood || TakesAllAttributes);

    public override bool MayInitialize(AdapterState state, bool isInDriverEntry)
        => InitializesAlways || base.MayInitialize(state, isInDriverEntry);

    public override bool MayRestart(AdapterState state) => RestartsAlways || base.MayRestart(state);

    public override bool MayPause(AdapterState state) => PausesAlways || base.MayPause(state);

    public override bool MayHalt(AdapterState state, bool isRequestPending)
        => HaltsAlways || (base.MayHalt(state, isRequestPending) && !NeverHalts);

    public override bool MayRequest(AdapterState state, bool isRequestPending)
        => RequestsAlways || base.MayRequest(state, isRequestPending);

    public override uint PacketFilter(uint wanted, uint supported)
        => base.PacketFilter(wanted, SetsAnyFilter ? uint.MaxValue : supported);

    public override bool MaySend(AdapterState state, bool mayBeRejected)
        => SendsAlways || base.MaySend(state, mayBeRejected);

    public override uint DpcTargets(bool recognized, bool queueDefault, uint targets, int processor)
        => recognized || !AsksForRecognition ? base.DpcTargets(recognized, queueDefault, targets, processor) : 0;
}
