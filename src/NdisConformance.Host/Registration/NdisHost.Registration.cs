using NdisConformance.Contract;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

namespace NdisConformance.Host;

/// <content>Driver registration and adapter attributes (contract.md 1.1, 1.2).</content>
public partial class NdisHost
{
    private readonly DRIVER_OBJECT _driverObject = new();
    private readonly UNICODE_STRING _registryPath = new(@"\Registry\Machine\System\CurrentControlSet\Services\Nic");
    private MiniportDriver? _driver;

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
        TraceEvent call = NewCall(TraceName.NdisMRegisterMiniportDriver);
        call.Arguments[0] = ReferenceEquals(driverObject, _driverObject) ? 1u : 0;
        call.Arguments[1] = ReferenceEquals(registryPath, _registryPath) ? 1u : 0;
        call.Arguments[2] = c.Header.Type;
        call.Arguments[3] = c.Header.Revision;
        call.Arguments[4] = c.Header.Size;
        call.Arguments[5] = c.MajorNdisVersion;
        call.Arguments[6] = c.MinorNdisVersion;
        call.Arguments[7] = EntryPoints.Missing(given);
        call.Arguments[8] = given;
        Begin(ref call);
        NDIS_STATUS status = AnswerDriverRegistration(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return End(call, status, TraceObject.Null(ObjectKind.Driver).Packed);
        }

        MiniportDriver driver = new(this, _handles.NextNumber(ObjectKind.Driver), c, miniportDriverContext);
        _handles.Add(driver);
        _driver = driver;
        ndisMiniportDriverHandle = driver.Handle;
        RememberCharacteristics(c);
        CallSetOptions();
        driver.Acquired = Acquired(driver.Id, default);
        return End(call, status, driver.Id.Packed);
    }

    /// <inheritdoc/>
    public void NdisMDeregisterMiniportDriver(NDIS_HANDLE ndisMiniportDriverHandle)
    {
        TraceEvent call = NewCall(TraceName.NdisMDeregisterMiniportDriver);
        call.Arguments[0] = Resolve(ndisMiniportDriverHandle, ObjectKind.Driver, out MiniportDriver? driver).Packed;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Driver);
        if (driver is not null)
        {
            Released(driver.Id);
            driver.IsReleased = true;
            _driver = _driver == driver ? null : _driver;
        }

        End(call);
    }

    /// <inheritdoc/>
    public NDIS_STATUS NdisMSetMiniportAttributes(
        NDIS_HANDLE ndisMiniportHandle, ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES miniportAttributes)
    {
        ref NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES a = ref miniportAttributes;
        TraceEvent call = NewAttributesCall(ndisMiniportHandle, a.Header, out MiniportAdapter? adapter);
        call.Arguments[4] = a.AttributeFlags;
        call.Arguments[6] = a.MiniportAdapterContext == null ? 1u : 0;
        call.Arguments[9] = a.MiniportAdapterContext != null && a.MiniportAdapterContext == _driver?.Context ? 1u : 0;
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
        NDIS_STATUS status = AnswerAttributes(
            a.Header,
            NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
            NdisVersions.RegistrationAttributesRevision,
            NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
            NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2);
        if (status == NDIS_STATUS_SUCCESS && adapter is not null)
        {
            adapter.HasRegistrationAttributes = true;
            adapter.Context = ContextOfCallbacks(a.MiniportAdapterContext);
            adapter.AttributeFlags = a.AttributeFlags;
            adapter.CheckForHangTimeInSeconds = a.CheckForHangTimeInSeconds;
        }

        return End(call, adapter is null ? NDIS_STATUS_FAILURE : status);
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
        Begin(ref call);
        CheckHandle(call, 0, ObjectKind.Adapter);
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

        return End(call, adapter is null ? NDIS_STATUS_FAILURE : status);
    }

    /// <inheritdoc/>
    public uint NdisGetVersion()
    {
        TraceEvent call = NewCall(TraceName.NdisGetVersion);
        Begin(ref call);
        uint version = NdisVersion(Options.MajorNdisVersion, Options.MinorNdisVersion);
        End(call, version);
        return version;
    }

    /// <summary>
    /// What the host answers to driver characteristics, before any injected failure. REG-003, REG-004.
    /// </summary>
    protected internal virtual NDIS_STATUS JudgeCharacteristics(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        int version = (c.MajorNdisVersion << 8) | c.MinorNdisVersion;
        if (!NdisVersions.IsKnown(c.MajorNdisVersion, c.MinorNdisVersion) || version > HostVersion)
        {
            return NDIS_STATUS_BAD_VERSION;
        }

        byte newest = NdisVersions.CharacteristicsRevision(HostVersion);
        byte revision = c.Header.Revision;
        bool isHeaderGood = c.Header.Type == NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS
            && revision >= 1
            && revision <= newest
            && c.Header.Size >= NdisVersions.CharacteristicsSize(revision)
            && (!Options.StrictHeaders || revision >= NdisVersions.CharacteristicsRevision(version));
        bool hasEntryPoints = EntryPoints.Missing(EntryPoints.Given(c)) == 0;
        return isHeaderGood && hasEntryPoints ? NDIS_STATUS_SUCCESS : NDIS_STATUS_BAD_CHARACTERISTICS;
    }

    /// <summary>What the host answers to an attributes header. ATTR-005.</summary>
    protected internal virtual NDIS_STATUS JudgeAttributes(bool isHeaderGood)
        => isHeaderGood ? NDIS_STATUS_SUCCESS : NDIS_STATUS_BAD_VERSION;

    /// <summary>The context that callbacks of the adapter get: exactly the one that was set. ATTR-007.</summary>
    protected internal virtual NDIS_HANDLE ContextOfCallbacks(NDIS_HANDLE miniportAdapterContext)
        => miniportAdapterContext;

    /// <summary>The characteristics that the host goes by: its own copy of those registered. REG-007.</summary>
    protected internal virtual ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS CharacteristicsInUse(
        ref readonly NDIS_MINIPORT_DRIVER_CHARACTERISTICS copy)
        => ref copy;

    /// <summary>Calls MiniportSetOptions, if there is one, inside the registration. REG-009.</summary>
    protected internal virtual void CallSetOptions()
    {
        MiniportDriver driver = _driver!;
        if (driver.Characteristics.SetOptionsHandler is not { } handler)
        {
            return;
        }

        TraceEvent enter = NewEvent(TraceKind.Enter, TraceName.MiniportSetOptions);
        enter.Arguments[0] = driver.Id.Packed;
        NDIS_STATUS status = Run(enter, () => handler(driver.Handle, driver.Context));
    }

    private NDIS_STATUS AnswerDriverRegistration(in NDIS_MINIPORT_DRIVER_CHARACTERISTICS c)
    {
        NDIS_STATUS status = JudgeCharacteristics(c);
        if (status != NDIS_STATUS_SUCCESS)
        {
            return status;
        }

        return Choose(HostChoice.Failure, (uint)TraceName.NdisMRegisterMiniportDriver, 5) switch
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
        TraceEvent call = NewCall(TraceName.NdisMSetMiniportAttributes);
        call.Arguments[0] = Resolve(handle, ObjectKind.Adapter, out adapter).Packed;
        call.Arguments[1] = header.Type;
        call.Arguments[2] = header.Revision;
        call.Arguments[3] = header.Size;
        return call;
    }

    private NDIS_STATUS AnswerAttributes(
        NDIS_OBJECT_HEADER header, byte type, Func<int, byte> revisionAt, ushort sizeOfFirst, ushort sizeOfSecond)
    {
        int driverVersion = _adapter?.Driver.Version ?? HostVersion;
        bool isGood = header.Type == type
            && header.Revision >= 1
            && header.Revision <= revisionAt(HostVersion)
            && header.Size >= (header.Revision == 1 ? sizeOfFirst : sizeOfSecond)
            && (!Options.StrictHeaders || header.Revision >= revisionAt(driverVersion));
        NDIS_STATUS status = JudgeAttributes(isGood);
        return status == NDIS_STATUS_SUCCESS
            && Choose(HostChoice.Failure, (uint)TraceName.NdisMSetMiniportAttributes, 2) == 1
                ? NDIS_STATUS_BAD_VERSION
                : status;
    }
}
