namespace NdisConformance.Rules;

/// <summary>
/// The pages behind the source aliases: <c>wdk-ddi-src</c> lies in the repository
/// MicrosoftDocs/windows-driver-docs-ddi, <c>windows-driver-docs-pr</c> in MicrosoftDocs/windows-driver-docs.
/// </summary>
public static class SourcePages
{
    private const string Ddi = "wdk-ddi-src/content/";
    private const string Concept = "windows-driver-docs-pr/";
    private const string StaticVerifier = "SDV:";
    private const string Text = ".md";
    private const string Site = "https://learn.microsoft.com/windows-hardware/drivers/";
    private const string Ndis5 = "https://learn.microsoft.com/previous-versions/windows/hardware/network/";
    private const string Ndis5Version = "(v=vs.85)";

    private static readonly Dictionary<string, string> ByAlias = new(StringComparer.Ordinal)
    {
        ["RegSG"] = Ddi + "ndis/nf-ndis-ndismregisterscattergatherdma.md",
        ["DeregSG"] = Ddi + "ndis/nf-ndis-ndismderegisterscattergatherdma.md",
        ["AllocSG"] = Ddi + "ndis/nf-ndis-ndismallocatenetbuffersglist.md",
        ["FreeSG"] = Ddi + "ndis/nf-ndis-ndismfreenetbuffersglist.md",
        ["ProcSG"] = Ddi + "ndis/nc-ndis-miniport_process_sg_list.md",
        ["SGC"] = Concept + "network/ndis-scatter-gather-dma.md",
        ["NewSG"] = Concept + "network/new-scatter-gather-dma-support.md",
        ["Shm"] = Ddi + "ndis/nf-ndis-ndismallocatesharedmemory.md",
        ["MemA"] = Ddi + "ndis/nf-ndis-ndisallocatememorywithtagpriority.md",
        ["MemF"] = Ddi + "ndis/nf-ndis-ndisfreememory.md",
        ["ShmF"] = Ddi + "ndis/nf-ndis-ndismfreesharedmemory.md",
        ["ShmA"] = Ddi + "ndis/nf-ndis-ndismallocatesharedmemoryasyncex.md",
        ["Algn"] = Ddi + "ndis/nf-ndis-ndismgetdmaalignment.md",
        ["HalGet"] = Ddi + "wdm/nc-wdm-pget_scatter_gather_list.md",
        ["HalPut"] = Ddi + "wdm/nc-wdm-pput_scatter_gather_list.md",
        ["HalCb"] = Ddi + "wdm/nc-wdm-driver_list_control.md",
        ["SgL"] = Ddi + "wdm/ns-wdm-_scatter_gather_list.md",
        ["RegM"] = Ddi + "ndis/nf-ndis-ndismregisterminiportdriver.md",
        ["DeregM"] = Ddi + "ndis/nf-ndis-ndismderegisterminiportdriver.md",
        ["SetOpt"] = Ddi + "ndis/nc-ndis-set_options.md",
        ["Chars"] = Ddi + "ndis/ns-ndis-_ndis_miniport_driver_characteristics.md",
        ["SetAttr"] = Ddi + "ndis/nf-ndis-ndismsetminiportattributes.md",
        ["RAttr"] = Ddi + "ndis/ns-ndis-_ndis_miniport_adapter_registration_attributes.md",
        ["GAttr"] = Ddi + "ndis/ns-ndis-_ndis_miniport_adapter_general_attributes.md",
        ["Init"] = Ddi + "ndis/nc-ndis-miniport_initialize.md",
        ["InitPar"] = Ddi + "ndis/ns-ndis-_ndis_miniport_init_parameters.md",
        ["Halt"] = Ddi + "ndis/nc-ndis-miniport_halt.md",
        ["HaltC"] = Concept + "network/halting-a-miniport-adapter.md",
        ["HaltH"] = Concept + "network/halt-handler.md",
        ["Pause"] = Ddi + "ndis/nc-ndis-miniport_pause.md",
        ["PauseC"] = Concept + "network/pausing-an-adapter.md",
        ["RstAttr"] = Ddi + "ndis/ns-ndis-_ndis_restart_attributes.md",
        ["RstGen"] = Ddi + "ndis/ns-ndis-_ndis_restart_general_attributes.md",
        ["Rst"] = Ddi + "ndis/nc-ndis-miniport_restart.md",
        ["RstC"] = Concept + "network/starting-an-adapter.md",
        ["Shut"] = Ddi + "ndis/nc-ndis-miniport_shutdown.md",
        ["ResetC"] = Concept + "network/hardware-reset.md",
        ["Hang"] = Ddi + "ndis/nc-ndis-miniport_check_for_hang.md",
        ["Reset"] = Ddi + "ndis/nc-ndis-miniport_reset.md",
        ["States"] = Concept + "network/miniport-adapter-states-and-operations.md",
        ["Send"] = Ddi + "ndis/nc-ndis-miniport_send_net_buffer_lists.md",
        ["SendC"] = Ddi + "ndis/nf-ndis-ndismsendnetbufferlistscomplete.md",
        ["Cancel"] = Ddi + "ndis/nc-ndis-miniport_cancel_send.md",
        ["CancelC"] = Concept + "network/canceling-a-send-request-in-a-miniport-driver.md",
        ["EthTx"] = Concept + "network/sending-ethernet-frames.md",
        ["Recv"] = Ddi + "ndis/nf-ndis-ndismindicatereceivenetbufferlists.md",
        ["Ret"] = Ddi + "ndis/nc-ndis-miniport_return_net_buffer_lists.md",
        ["RecvC"] = Concept + "network/indicating-received-data-from-a-miniport-driver.md",
        ["EthRx"] = Concept + "network/indicating-received-ethernet-frames.md",
        ["Deser"] = Concept + "network/deserialized-ndis-miniport-drivers.md",
        ["IrqlT"] = Concept + "network/dispatch-irql-tracking.md",
        ["PoolP"] = Ddi + "nblapi/ns-nblapi-net_buffer_list_pool_parameters.md",
        ["PoolH"] = Concept + "network/obtaining-pool-handles.md",
        ["NblPA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbufferlistpool.md",
        ["NblPF"] = Ddi + "nblapi/nf-nblapi-ndisfreenetbufferlistpool.md",
        ["NbPA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbufferpool.md",
        ["NbPF"] = Ddi + "nblapi/nf-nblapi-ndisfreenetbufferpool.md",
        ["NblA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbufferlist.md",
        ["NbNblA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbufferandnetbufferlist.md",
        ["NblF"] = Ddi + "nblapi/nf-nblapi-ndisfreenetbufferlist.md",
        ["NbA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbuffer.md",
        ["NbF"] = Ddi + "nblapi/nf-nblapi-ndisfreenetbuffer.md",
        ["NbMdl"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbuffermdlanddata.md",
        ["MdlA"] = Ddi + "mdlapi/nf-mdlapi-ndisallocatemdl.md",
        ["MdlF"] = Ddi + "mdlapi/nf-mdlapi-ndisfreemdl.md",
        ["BufM"] = Concept + "network/miniport-driver-buffer-management.md",
        ["NbD"] = Ddi + "nbl/ns-nbl-net_buffer_data.md",
        ["NblS"] = Ddi + "nbl/ns-nbl-net_buffer_list.md",
        ["IntR"] = Ddi + "ndis/nf-ndis-ndismregisterinterruptex.md",
        ["IntD"] = Ddi + "ndis/nf-ndis-ndismderegisterinterruptex.md",
        ["IntCh"] = Ddi + "ndis/ns-ndis-_ndis_miniport_interrupt_characteristics.md",
        ["HdrV"] = Concept + "network/overview-of-ndis-support-for-header-versions.md",
        ["VerN"] = Concept + "network/version-information-requirements-for-ndis.md",
        ["BC7C"] = Concept + "debugger/bug-check-0x7c--bugcode-ndis-driver.md",
        ["BCC4"] = Concept + "debugger/bug-check-0xc4--driver-verifier-detected-violation.md",
        ["BCE6"] = Concept + "debugger/bug-check-0xe6--driver-verifier-dma-violation.md",
        ["DV:ndis"] = Concept + "devtest/ndis-wifi-verification-rule-set.md",
        ["Oid"] = Ddi + "ndis/nc-ndis-miniport_oid_request.md",
        ["Unld"] = Ddi + "ndis/nc-ndis-miniport_unload.md",
        ["SpinNest"] = Concept + "kernel/preventing-errors-and-deadlocks-while-using-spin-locks.md",
        ["OidCancel"] = Ddi + "ndis/nc-ndis-miniport_cancel_oid_request.md",
        ["OidReq"] = Ddi + "oidrequest/ns-oidrequest-ndis_oid_request.md",
        ["OidSerial"] = Concept + "network/miniport-adapter-oid-request-serialization.md",
        ["OidMust"] = Concept + "network/mandatory-oids-for-miniport-drivers.md",
        ["OidList"] = Concept + "network/oid-gen-supported-list.md",
        ["OidFilter"] = Concept + "network/oid-gen-current-packet-filter.md",
        ["OidMulti"] = Concept + "network/oid-802-3-multicast-list.md",
        ["OidStats"] = Concept + "network/oid-gen-statistics.md",
        ["OidRcvOk"] = Concept + "network/oid-gen-rcv-ok.md",
        ["OidQueue"] = Concept + "network/oid-gen-transmit-queue-length.md",
        ["OidXmitOk"] = Concept + "network/oid-gen-xmit-ok.md",
        ["OidMod"] = Concept + "network/oid-gen-interrupt-moderation.md",
        ["OidDone"] = Ddi + "ndis/nf-ndis-ndismoidrequestcomplete.md",
        ["Map"] = Ddi + "ndis/nf-ndis-ndismmapiospace.md",
        ["Unmap"] = Ddi + "ndis/nf-ndis-ndismunmapiospace.md",
        ["ShmC"] = Ddi + "ndis/nc-ndis-miniport_allocate_shared_mem_complete.md",
        ["StatEx"] = Ddi + "ndis/nf-ndis-ndismindicatestatusex.md",
        ["StatS"] = Ddi + "ndis/ns-ndis-_ndis_status_indication.md",
        ["StatM"] = Concept + "network/miniport-adapter-status-indications.md",
        ["StatLink"] = Concept + "network/ndis-status-link-state.md",
        ["LinkS"] = Ddi + "ntddndis/ns-ntddndis-_ndis_link_state.md",
        ["OidLink"] = Concept + "network/oid-gen-link-state.md",
        ["ShutC"] = Concept + "network/miniport-adapter-shutdown.md",
        ["ResetDone"] = Ddi + "ndis/nf-ndis-ndismresetcomplete.md",
        ["CtxA"] = Ddi + "nblapi/nf-nblapi-ndisallocatenetbufferlistcontext.md",
        ["CtxF"] = Ddi + "nblapi/nf-nblapi-ndisfreenetbufferlistcontext.md",
        ["Retr"] = Ddi + "nblapi/nf-nblapi-ndisretreatnetbufferdatastart.md",
        ["Adv"] = Ddi + "nblapi/nf-nblapi-ndisadvancenetbufferdatastart.md",
        ["Gdb"] = Ddi + "nblapi/nf-nblapi-ndisgetdatabuffer.md",
        ["ClnF"] = Ddi + "nblapi/nf-nblapi-ndisfreeclonenetbufferlist.md",
        ["Nb"] = Ddi + "nbl/ns-nbl-net_buffer.md",
        ["Isr"] = Ddi + "ndis/nc-ndis-miniport_isr.md",
        ["Dpc"] = Ddi + "ndis/nc-ndis-miniport_interrupt_dpc.md",
        ["Throttle"] = Ddi + "ndis/ns-ndis-_ndis_receive_throttle_parameters.md",
        ["TmrC"] = Ddi + "ndis/nf-ndis-ndiscanceltimerobject.md",
        ["TmrS"] = Ddi + "ndis/nf-ndis-ndissettimerobject.md",
        ["VerD"] = Concept + "network/version-information-requirements-for-ndis-drivers.md",
        ["Lso"] = Ddi + "nbllso/ns-nbllso-ndis_tcp_large_send_offload_net_buffer_list_info.md",
        ["LsoC"] = Concept + "network/offloading-the-segmentation-of-large-tcp-packets.md",
        ["Bk630"] = Concept + "network/ndis-6-30-backward-compatibility.md",
        ["Port630"] = Concept + "network/summary-of-changes-required-to-port-a-miniport-driver-to-ndis-6-30.md",
        ["S1"] = Ddi + "ndis/nf-ndis-ndismallocatenetbuffersglist.md",
        ["S2"] = Ddi + "ndis/nf-ndis-ndismregisterscattergatherdma.md",
        // Pages of NDIS 5, by the number that they have in the previous versions of the network reference.
        ["S3"] = Ndis5 + "ff553543" + Ndis5Version,
        ["S4"] = Concept + "network/miniport-driver-buffer-management.md",
        ["MapReg5"] = Ndis5 + "ff552300" + Ndis5Version,
        ["Attr5"] = Ndis5 + "ff553623" + Ndis5Version,
        ["Reg5"] = Ndis5 + "ff553602" + Ndis5Version,
        ["Init5"] = Ndis5 + "ff550472" + Ndis5Version,
        ["Halt5"] = Ndis5 + "ff549451" + Ndis5Version,
        ["Hang5"] = Ndis5 + "ff549367" + Ndis5Version,
        ["Reset5"] = Ndis5 + "ff550502" + Ndis5Version,
        ["Query5"] = Ndis5 + "ff550490" + Ndis5Version,
        ["Send5"] = Ndis5 + "ff550518" + Ndis5Version,
        ["SendPkts5"] = Ndis5 + "ff550524" + Ndis5Version,
        ["SendDone5"] = Ndis5 + "ff553613" + Ndis5Version,
        ["Recv5"] = Ndis5 + "ff553533" + Ndis5Version,
        ["Stat5"] = Ndis5 + "ff553538" + Ndis5Version,
        ["Int5"] = Ndis5 + "ff553596" + Ndis5Version,
        ["ShutReg5"] = Ndis5 + "ff553584" + Ndis5Version,
        ["PktPool5"] = Ndis5 + "ff550780" + Ndis5Version,
        ["PktF5"] = Ndis5 + "ff551993" + Ndis5Version,
        ["ShmA5"] = Ndis5 + "ff552304" + Ndis5Version,
        ["ShmC5"] = Ndis5 + "ff549352" + Ndis5Version,
        ["WrapT5"] = Ddi + "ndis/nf-ndis-ndisterminatewrapper.md",
        ["PktPoolF5"] = Ddi + "ndis/nf-ndis-ndisfreepacketpool.md",
        ["HLK"] = "Windows Hardware Lab Kit: 1c_Mini6Send, 2c_Mini6Stress",
    };

    /// <summary>The page behind the first of some aliases.</summary>
    public static string Of(string source)
    {
        string alias = source.Split(',')[0].Trim();
        return alias.StartsWith(StaticVerifier, StringComparison.Ordinal)
            ? $"{Concept}devtest/ndis-{alias[StaticVerifier.Length..]}.md"
            : ByAlias[alias];
    }

    /// <summary>The public page behind the first of some aliases.</summary>
    public static string Link(string source)
    {
        string page = Of(source);
        return page.StartsWith(Ddi, StringComparison.Ordinal) ? $"{Site}ddi/{page[Ddi.Length..^Text.Length]}"
            : page.StartsWith(Concept, StringComparison.Ordinal) ? Site + page[Concept.Length..^Text.Length]
            : page;
    }

    /// <summary>True if every alias of a list has a page.</summary>
    public static bool Knows(string alias)
        => alias.StartsWith(StaticVerifier, StringComparison.Ordinal) || ByAlias.ContainsKey(alias);
}
