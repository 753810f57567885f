namespace NdisConformance.Rules;

/// <summary>The relations along which a finding can be the cause of another one.</summary>
internal enum SubjectKind
{
    /// <summary>An object, by kind and number.</summary>
    Object,

    /// <summary>A mapping request and its list, by the sequence of the request.</summary>
    Mapping,

    /// <summary>A NET_BUFFER of a send, from its submission on.</summary>
    NetBuffer,

    /// <summary>A NET_BUFFER_LIST of a send, from its submission on.</summary>
    SentList,

    /// <summary>A NET_BUFFER_LIST that NDIS holds, from its indication on.</summary>
    IndicatedList,

    /// <summary>A scatter/gather channel.</summary>
    Channel,

    /// <summary>An adapter.</summary>
    Adapter,

    /// <summary>The sends, lists and requests that were under way when a pause of an adapter ended.</summary>
    Interrupted,

    /// <summary>A DDI call or a callback, by the sequence of its begin.</summary>
    Call,

    /// <summary>The fact that an object stays alive.</summary>
    Survival,

    /// <summary>The fact that an adapter has more and more objects of one kind.</summary>
    Growth,

    /// <summary>The whole run.</summary>
    Run,
}
