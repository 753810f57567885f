using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>What a checker does when an event that it asked for arrives.</summary>
internal delegate void TraceHandler(in TraceEvent e);
