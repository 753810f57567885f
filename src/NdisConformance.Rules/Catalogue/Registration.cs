using static NdisConformance.Rules.Describe;
using static NdisConformance.Vocabulary.TraceName;

namespace NdisConformance.Rules;

/// <summary>REG: driver registration. ATTR: adapter attributes.</summary>
internal static class Registration
{
    public static RuleDescriptor[] Rules =>
    [
        Must(
            "REG-001",
            "Registration from DriverEntry",
            "NdisMRegisterMiniportDriver is called from DriverEntry, at PASSIVE_LEVEL, with the DriverObject and the "
            + "RegistryPath that DriverEntry received.",
            "RegM",
            "SDV:Irql_Miniport_Driver_Function",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-002",
            "Header of the driver characteristics",
            "Header.Type is the type of the characteristics; Revision is one that the host or the declared version "
            + "knows and Size at least that of the revision. The strict profile also asks for the revision of the "
            + "declared version (AMB-06).",
            "Chars, HdrV",
            "0x7C/21",
            NdisMRegisterMiniportDriver),
        HostMust(
            "REG-003",
            "Wrong characteristics are refused",
            "A Size that is wrong for the declared version gives BAD_CHARACTERISTICS; so does a wrong Type or "
            + "Revision.",
            "RegM",
            "none"),
        HostMust(
            "REG-004",
            "Wrong versions are refused",
            "An invalid version, or one above the host's own, gives BAD_VERSION (AMB-19).",
            "RegM",
            "none"),
        Must(
            "REG-005",
            "All required entry points",
            "Every entry point that the characteristics page requires is given.",
            "Chars",
            "none",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-006",
            "Entry points that go together",
            "CheckForHangHandlerEx comes with ResetHandlerEx (AMB-16); of the direct OID handlers both are given or "
            + "neither (AMB-35).",
            "Chars",
            "none",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-008",
            "Entry points stay as registered",
            "The driver does not count on entry points that it changes after the registration. A change is advice; it "
            + "is seen in a structure that is a field of the driver object or of an object that such a field leads "
            + "to, and nowhere else.",
            "RegM",
            "none",
            NdisMRegisterMiniportDriver),
        HostMust(
            "REG-009",
            "MiniportSetOptions inside the registration",
            "MiniportSetOptions, if given, is called inside the registration call.",
            "RegM",
            "none"),
        HostMust(
            "REG-010",
            "No initialization before DriverEntry returned",
            "MiniportInitializeEx never runs before DriverEntry has returned; it may run immediately after.",
            "RegM",
            "none"),
        Must(
            "REG-011",
            "A failing DriverEntry deregisters",
            "A DriverEntry that fails after a successful registration deregisters before it returns.",
            "RegM, DeregM",
            "0x7C/1E",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-012",
            "Unload deregisters, once",
            "After a successful DriverEntry, MiniportDriverUnload calls NdisMDeregisterMiniportDriver, once.",
            "DeregM",
            "0x7C/0A",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-013",
            "A failed registration is handed on",
            "Where the registration failed no DDI is called with the driver handle, and DriverEntry returns the "
            + "failure.",
            "RegM",
            "none",
            NdisMRegisterMiniportDriver),
        Must(
            "REG-014",
            "Handles where their kind belongs",
            "Every NDIS handle is used only where its kind belongs, and never after its release.",
            "RegM",
            "none"),
        Should(
            "REG-015",
            "The highest version that both know",
            "The driver registers the highest version that it and the host support, and none above the host's own. One "
            + "above is seen, unless a lower one is registered instead; which versions the driver supports is not.",
            "VerD",
            "none",
            NdisMRegisterMiniportDriver),
        Must(
            "ATTR-001",
            "Registration attributes first",
            "Registration attributes are set before any function that depends on them or claims hardware, DMA or "
            + "interrupt resources.",
            "SetAttr, Init",
            "SDV:NdisMMapIoSpace",
            NdisMRegisterScatterGatherDma,
            NdisMAllocateSharedMemory,
            NdisMRegisterInterruptEx,
            NdisMMapIoSpace),
        Must(
            "ATTR-002",
            "General attributes second",
            "General attributes come after the registration attributes and before attributes of any other kind.",
            "SetAttr, Init",
            "none"),
        Must(
            "ATTR-003",
            "No success without attributes",
            "MiniportInitializeEx does not return SUCCESS unless registration and general attributes were both set "
            + "successfully.",
            "Init, RAttr",
            "none"),
        Must(
            "ATTR-004",
            "Headers of the attributes",
            "Type, Revision and Size are right for each attributes structure (AMB-06).",
            "RAttr, GAttr",
            "0x7C/21",
            NdisMSetMiniportAttributes),
        HostMust(
            "ATTR-005",
            "Unknown attributes are refused",
            "An unsupported Revision gives BAD_VERSION and changes nothing (AMB-06).",
            "SetAttr",
            "none"),
        Must(
            "ATTR-006",
            "A bus master says so",
            "A driver that uses NDIS scatter/gather DMA sets NDIS_MINIPORT_ATTRIBUTES_BUS_MASTER.",
            "RegSG, RAttr",
            "none",
            NdisMRegisterScatterGatherDma),
        Must(
            "ATTR-007",
            "The adapter context",
            "MiniportAdapterContext is the driver's context for this adapter; NULL or the context of the driver is "
            + "advice. The host hands exactly that value to later callbacks.",
            "SetAttr",
            "none",
            NdisMSetMiniportAttributes),
        Must(
            "ATTR-009",
            "Attributes from MiniportInitializeEx",
            "Attributes are set at PASSIVE_LEVEL, from MiniportInitializeEx.",
            "SetAttr",
            "SDV:Irql_Miniport_Driver_Function",
            NdisMSetMiniportAttributes),
        Should(
            "ATTR-010",
            "Registration attributes come early",
            "The registration attributes are set as early in MiniportInitializeEx as the driver can. The page sets no "
            + "bound: calls that could have waited are counted in a note.",
            "RAttr",
            "none",
            NdisMSetMiniportAttributes),
        Must(
            "ATTR-011",
            "Attributes of the declared version",
            "Drivers of NDIS 6.20 and later give general attributes of revision 2, of 6.30 and later registration "
            + "attributes of revision 2. Judged in the strict profile; an older revision is a note elsewhere (AMB-06).",
            "VerN",
            "none",
            NdisMSetMiniportAttributes),
        Must(
            "ATTR-012",
            "Failed attributes fail the initialization",
            "Where NdisMSetMiniportAttributes failed, MiniportInitializeEx fails; the function's own status may be "
            + "handed on (AMB-33).",
            "Init",
            "none",
            NdisMSetMiniportAttributes),
    ];
}
