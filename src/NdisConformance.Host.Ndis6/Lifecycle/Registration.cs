using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host.Ndis6;

/// <summary>Driver registration and adapter attributes (contract.md 1.1, 1.2). One per driver.</summary>
internal sealed class Registration(
    Miniport miniport,
    HostTrace trace,
    DriverBoundary boundary,
    HandleTable handles,
    HostDuties duties,
    HostOptions options,
    SimulatedPc pc)
{
    private KeptCharacteristics? _kept;

    /// <summary>What DriverEntry gets.</summary>
    public DRIVER_OBJECT DriverObject { get; } = new();

    public UNICODE_STRING RegistryPath { get; } = new(@"\Registry\Machine\System\CurrentControlSet\Services\Nic");

    private void RememberCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS registered)
        => _kept = miniport.Loaded is { } loaded ? new KeptCharacteristics(loaded, registered) : null;

    /// <summary>States whether entry points changed, if the driver keeps the structure where it can be seen.</summary>
    public void CompareCharacteristics()
    {
        if (miniport.Driver is not null && _kept is { IsAny: true } kept)
        {
            trace.Fact(TraceName.CharacteristicsCompared, miniport.Driver.Id.Packed, kept.Changed());
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
        TraceEvent call = boundary.NewCall(TraceName.NdisMRegisterMiniportDriver);
        call.Arguments[0] = ReferenceEquals(driverObject, DriverObject) ? 1u : 0;
        call.Arguments[1] = ReferenceEquals(registryPath, RegistryPath) ? 1u : 0;
        call.Arguments[2] = c.Header.Type;
        call.Arguments[3] = c.Header.Revision;
        call.Arguments[4] = c.Header.Size;
        call.Arguments[5] = c.MajorNdisVersion;
        call.Arguments[6] = c.MinorNdisVersion;
        call.Arguments[7] = EntryPoints.Missing(given);
        call.Arguments[8] = given;
        boundary.Begin(ref call);
        NDIS_STATUS status = AnswerDriverRegistration(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return boundary.End(call, status, TraceObject.Null(ObjectKind.Driver).Packed);
        }

        MiniportDriver driver = new(duties, handles.NextNumber(ObjectKind.Driver), c, miniportDriverContext);
        handles.Add(driver);
        miniport.Driver = driver;
        ndisMiniportDriverHandle = driver.Handle;
        RememberCharacteristics(c);
        if (duties.SetsOptionsInRegistration)
        {
            CallSetOptions();
        }

        driver.Acquired = trace.Acquired(driver.Id, default);
        return boundary.End(call, status, driver.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMDeregisterMiniportDriver);
        TraceObject named = handles.Resolve(ndisMiniportDriverHandle, ObjectKind.Driver, out MiniportDriver? driver);
        call.Arguments[0] = named.Packed;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Driver);
        if (driver is not null)
        {
            trace.Released(driver.Id);
            driver.IsReleased = true;
            miniport.Driver = miniport.Driver == driver ? null : miniport.Driver;
        }

        boundary.End(call);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES a = ref miniportAttributes;
        TraceEvent call = NewAttributesCall(ndisMiniportHandle, a.Header, out MiniportAdapter? adapter);
        call.Arguments[4] = a.AttributeFlags;
        call.Arguments[6] = a.MiniportAdapterContext == null ? 1u : 0;
        bool isDriverContext = a.MiniportAdapterContext == miniport.Driver?.Context;
        call.Arguments[9] = a.MiniportAdapterContext != null && isDriverContext ? 1u : 0;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
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

        return boundary.End(call, adapter is null ? NDIS_STATUS_FAILURE : status);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES miniportAttributes)
    {
        ref NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES a = ref miniportAttributes;
        TraceEvent call = NewAttributesCall(ndisMiniportHandle, a.Header, out MiniportAdapter? adapter);
        call.Arguments[5] = a.MtuSize;
        call.Arguments[7] = 1;
        call.Arguments[8] = a.MacOptions;
        boundary.Begin(ref call);
        handles.Check(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerAttributes(
            a.Header,
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
            NdisVersions.GeneralAttributesRevision,
            NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
            NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2);
        if (status == NDIS_STATUS_SUCCESS && adapter is not null)
        {
            adapter.HasGeneralAttributes = true;
            adapter.MtuSize = a.MtuSize;
            adapter.MacOptions = a.MacOptions;
        }

        return boundary.End(call, adapter is null ? NDIS_STATUS_FAILURE : status);
    }

    /// <inheritdoc/>
    public uint NdisGetVersion()
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisGetVersion);
        boundary.Begin(ref call);
        uint version = NdisVersion(options.MajorNdisVersion, options.MinorNdisVersion);
        boundary.End(call, version);
        return version;
    }

    /// <summary>Calls MiniportSetOptions, if there is one, inside the registration. REG-009.</summary>
    public void CallSetOptions()
    {
        MiniportDriver driver = miniport.Driver!;
        if (driver.Characteristics.SetOptionsHandler is not { } handler)
        {
            return;
        }

        boundary.Run(
            trace.NewEnter(TraceName.MiniportSetOptions, driver.Id), () => handler(driver.Handle, driver.Context));
    }

    private NDIS_STATUS AnswerDriverRegistration(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        NDIS_STATUS status = duties.JudgeCharacteristics(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        return pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMRegisterMiniportDriver, 5) switch
        {
            1 => NDIS_STATUS_RESOURCES,
            2 => NDIS_STATUS_FAILURE,
            3 => NDIS_STATUS_BAD_CHARACTERISTICS,
            4 => NDIS_STATUS_BAD_VERSION,
            _ => NDIS_STATUS_SUCCESS,
        };
    }

    private TraceEvent NewAttributesCall(
        NDIS_HANDLE handle, NDIS_OBJECT_HEADER header, out MiniportAdapter? adapter)
    {
        TraceEvent call = boundary.NewCall(TraceName.NdisMSetMiniportAttributes);
        call.Arguments[0] = handles.Resolve(handle, ObjectKind.Adapter, out adapter).Packed;
        call.Arguments[1] = header.Type;
        call.Arguments[2] = header.Revision;
        call.Arguments[3] = header.Size;
        return call;
    }

    private NDIS_STATUS AnswerAttributes(
        NDIS_OBJECT_HEADER header, byte type, Func<int, byte> revisionAt, ushort sizeOfFirst, ushort sizeOfSecond)
    {
        int driverVersion = miniport.Adapter?.Driver.Version ?? options.HostVersion;
        bool isGood = header.Type == type
            && header.Revision >= 1
            && header.Revision <= revisionAt(options.HostVersion)
            && header.Size >= (header.Revision == 1 ? sizeOfFirst : sizeOfSecond)
            && (!options.StrictHeaders || header.Revision >= revisionAt(driverVersion));
        NDIS_STATUS status = duties.JudgeAttributes(isGood);
        return status == NDIS_STATUS_SUCCESS
            && pc.Choose(HostChoice.Failure, (uint)TraceName.NdisMSetMiniportAttributes, 2) == 1
                ? NDIS_STATUS_BAD_VERSION
                : status;
    }
}
