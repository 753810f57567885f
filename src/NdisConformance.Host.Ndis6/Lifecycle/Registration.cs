using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Driver registration and adapter attributes (contract.md 1.1, 1.2). One per driver.</summary>
[Resets]
internal sealed partial class Registration(
    Miniport miniport,
    HostTrace trace,
    DriverBoundary boundary,
    HandleTable handles,
    HostDuties duties,
    OidMemory oids,
    HostSetup setup,
    SimulatedPc pc)
{
    private KeptCharacteristics? _kept;

    /// <summary>What DriverEntry gets.</summary>
    [Kept]
    public DRIVER_OBJECT DriverObject { get; } = new();

    [Kept]
    public UNICODE_STRING RegistryPath { get; } = new(@"\Registry\Machine\System\CurrentControlSet\Services\Nic");

    private void RememberCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS registered)
        => _kept = miniport.Loaded is { } loaded ? new KeptCharacteristics(loaded, registered) : null;

    /// <summary>States whether entry points changed, if the driver keeps the structure where it can be seen.</summary>
    public void CompareCharacteristics()
    {
        if (miniport.Driver is not null && _kept is { IsAny: true } kept)
        {
            trace.CharacteristicsCompared(miniport.Driver.Id, kept.Changed());
        }
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMRegisterMiniportDriver(
        DRIVER_OBJECT driverObject,
        UNICODE_STRING registryPath,
        NDIS_HANDLE miniportDriverContext,
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS miniportDriverCharacteristics,
        out NDIS_HANDLE ndisMiniportDriverHandle)
    {
        ndisMiniportDriverHandle = default;
        ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS c = ref miniportDriverCharacteristics;
        ulong given = EntryPoints.Given(c);
        TraceMark call = trace.NdisMRegisterMiniportDriverCall(
            ReferenceEquals(driverObject, DriverObject),
            ReferenceEquals(registryPath, RegistryPath),
            c.Header.Type,
            c.Header.Revision,
            c.Header.Size,
            c.MajorNdisVersion,
            c.MinorNdisVersion,
            EntryPoints.Missing(given),
            given);
        NDIS_STATUS status = AnswerDriverRegistration(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            trace.NdisMRegisterMiniportDriverReturn(call, status, TraceObject.Null(ObjectKind.Driver));
            return status;
        }

        MiniportDriver driver = new(duties, handles.NextNumber(ObjectKind.Driver), c, miniportDriverContext);
        handles.Add(driver);
        miniport.Driver = driver;
        ndisMiniportDriverHandle = driver.Handle;
        status = duties.SetsOptionsInRegistration ? CallSetOptions() : status;
        if (status != NDIS_STATUS_SUCCESS)
        {
            driver.IsReleased = true;
            miniport.Driver = null;
            ndisMiniportDriverHandle = default;
            trace.NdisMRegisterMiniportDriverReturn(call, status, TraceObject.Null(ObjectKind.Driver));
            return status;
        }

        RememberCharacteristics(c);
        driver.Acquired = trace.Acquired(driver.Id, default);
        trace.NdisMRegisterMiniportDriverReturn(call, status, driver.Id);
        return status;
    }

    /// <inheritdoc/>
    public void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        TraceObject named = handles.Resolve(ndisMiniportDriverHandle, ObjectKind.Driver, out MiniportDriver? driver);
        TraceMark call = trace.NdisMDeregisterMiniportDriverCall(named);
        if (driver is not null)
        {
            trace.Released(driver.Id);
            driver.IsReleased = true;
            miniport.Driver = miniport.Driver == driver ? null : miniport.Driver;
        }

        trace.NdisMDeregisterMiniportDriverReturn(call);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES a = ref miniportAttributes;
        TraceObject named = handles.Resolve(ndisMiniportHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        bool isContextNull = a.MiniportAdapterContext == null;
        TraceMark call = trace.NdisMSetMiniportAttributesCall(
            named,
            a.Header.Type,
            a.Header.Revision,
            a.Header.Size,
            a.AttributeFlags,
            mtu: 0,
            isContextNull,
            overload: 0,
            macOptions: 0,
            !isContextNull && a.MiniportAdapterContext == miniport.Driver?.Context,
            connectState: 0);
        NDIS_STATUS status = AnswerAttributes(
            a.Header,
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
            NdisVersions.RegistrationAttributesRevision,
            NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
            NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2);
        if (status == NDIS_STATUS_SUCCESS && adapter is not null)
        {
            adapter.HasRegistrationAttributes = true;
            adapter.Context = duties.ContextOfCallbacks(a.MiniportAdapterContext);
            adapter.AttributeFlags = a.AttributeFlags;
            adapter.CheckForHangTimeInSeconds = a.CheckForHangTimeInSeconds;
        }

        status = adapter is null ? NDIS_STATUS_FAILURE : status;
        trace.NdisMSetMiniportAttributesReturn(call, status);
        return status;
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES a = ref miniportAttributes;
        TraceObject named = handles.Resolve(ndisMiniportHandle, ObjectKind.Adapter, out MiniportAdapter? adapter);
        TraceMark call = trace.NdisMSetMiniportAttributesCall(
            named,
            a.Header.Type,
            a.Header.Revision,
            a.Header.Size,
            flags: 0,
            a.MtuSize,
            contextIsNull: false,
            overload: 1,
            a.MacOptions,
            contextIsDriver: false,
            a.MediaConnectState);
        NDIS_STATUS status = AnswerAttributes(
            a.Header,
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
            NdisVersions.GeneralAttributesRevision,
            NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
            NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2);
        if (status == NDIS_STATUS_SUCCESS && adapter is not null)
        {
            adapter.HasGeneralAttributes = true;
            adapter.LongestFrame = LongestFrame(a.MtuSize);
            adapter.MacOptions = a.MacOptions;
            adapter.SupportedPacketFilters = a.SupportedPacketFilters;
            adapter.MaxMulticastListSize = a.MaxMulticastListSize;
            adapter.MacAddress = FrameContent.ReadDestination(a.CurrentMacAddress);
            adapter.ListedOids = oids.ReadList(a.SupportedOidList.Value, a.SupportedOidListLength);
            StateGeneralAttributes(named, a);
        }

        status = adapter is null ? NDIS_STATUS_FAILURE : status;
        trace.NdisMSetMiniportAttributesReturn(call, status);
        return status;
    }

    private void StateGeneralAttributes(TraceObject adapter, in NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES a)
    {
        trace.GeneralAttributesSet(
            adapter,
            (uint)a.MediaType,
            a.PhysicalMediumType,
            a.MtuSize,
            a.MacAddressLength,
            a.SupportedPacketFilters,
            a.XmitLinkSpeed,
            a.RcvLinkSpeed,
            a.MaxXmitLinkSpeed,
            a.MaxRcvLinkSpeed,
            a.MediaConnectState,
            a.SupportedStatistics,
            a.SupportedOidListLength);
        trace.AddressesSet(adapter, a.MaxMulticastListSize, FrameContent.ReadDestination(a.CurrentMacAddress));
    }

    /// <inheritdoc/>
    public uint NdisGetVersion()
    {
        TraceMark call = trace.NdisGetVersionCall();
        uint version = NdisVersion((byte)(setup.Options.HostVersion >> 8), (byte)setup.Options.HostVersion);
        trace.NdisGetVersionReturn(call, version);
        return version;
    }

    /// <summary>Calls MiniportSetOptions, if there is one, inside the registration. REG-009.</summary>
    public NDIS_STATUS CallSetOptions()
    {
        MiniportDriver driver = miniport.Driver!;
        if (driver.Characteristics.SetOptionsHandler is not { } handler)
        {
            return NDIS_STATUS_SUCCESS;
        }

        TraceMark enter = trace.MiniportSetOptionsEnter(driver.Id);
        NDIS_STATUS status = boundary.Call(() => handler(driver.Handle, driver.Context));
        trace.MiniportSetOptionsExit(enter, status);
        return status;
    }

    private NDIS_STATUS AnswerDriverRegistration(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        NDIS_STATUS status = duties.JudgeCharacteristics(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        return pc.ChooseStatus(TraceName.NdisMRegisterMiniportDriver);
    }

    private NDIS_STATUS AnswerAttributes(
        NDIS_OBJECT_HEADER header, byte type, Func<int, byte> revisionAt, ushort sizeOfFirst, ushort sizeOfSecond)
    {
        int driverVersion = miniport.Adapter?.Driver.Version ?? setup.Options.HostVersion;
        bool isGood = header.Type == type
            && header.Revision >= 1
            && header.Revision <= revisionAt(setup.Options.HostVersion)
            && header.Size >= (header.Revision == 1 ? sizeOfFirst : sizeOfSecond)
            && (!setup.Options.StrictHeaders || header.Revision >= revisionAt(driverVersion));
        NDIS_STATUS status = duties.JudgeAttributes(isGood);
        return status == NDIS_STATUS_SUCCESS ? pc.ChooseStatus(TraceName.NdisMSetMiniportAttributes) : status;
    }

    /// <summary>A driver that declares no MTU, or none that there is, is sent whatever a scenario asks for.</summary>
    internal static uint LongestFrame(uint mtuBytes)
        => mtuBytes is 0 or > FrameShape.MaximumDataLength - FrameSizes.Header ? 0 : mtuBytes + FrameSizes.Header;
}
