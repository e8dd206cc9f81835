import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.gephi.graph.api.AttributeUtils;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.spi.FileImporter;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Opens files as Gephi's desktop does and dumps each workspace on a line of its own; ../README.md says what a dump
 * holds.
 *
 * <p>usage: GephiRead (FORMAT FILE)...
 *
 * <p>FORMAT is only repeated in the dump: Gephi chooses the reader by the file's extension. FILE may be two tables,
 * EDGES,NODES: the nodes are opened first, then the edges are appended to the same workspace. Exits with 1 when Gephi
 * gave up on a file.
 */
public final class GephiRead {
    /** The version pom.xml asks for: the jar doesn't say. */
    private static final String READER = "gephi-toolkit 0.10.1";

    private final ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    private final ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    private final JsonArray issues = new JsonArray();

    public static void main(String[] args) {
        if (args.length == 0 || args.length % 2 != 0) {
            System.err.println("usage: GephiRead (FORMAT FILE)...");
            System.exit(2);
        }
        // Gephi's own chatter must not mix with the dump.
        PrintStream out = System.out;
        System.setOut(System.err);
        PrintStream utf8 = new PrintStream(out, true, StandardCharsets.UTF_8);
        Gson gson = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

        boolean gaveUp = false;
        for (int i = 0; i < args.length; i += 2) {
            GephiRead read = new GephiRead();
            JsonObject dump;
            try {
                dump = read.dump(args[i], read.open(args[i + 1]));
            } catch (Exception thrown) {
                gaveUp = true;
                dump = read.gaveUp(args[i], thrown);
            }
            utf8.println(gson.toJson(dump));
        }
        // Gephi leaves threads running that would keep the JVM alive.
        System.exit(gaveUp ? 1 : 0);
    }

    private GraphModel open(String files) throws IOException {
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        String[] edgesAndNodes = files.split(",");
        if (edgesAndNodes.length == 1) {
            process(files, new DefaultProcessor(), workspace);
        } else {
            process(edgesAndNodes[1], new DefaultProcessor(), workspace);
            process(edgesAndNodes[0], new AppendProcessor(), workspace);
        }
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    /** What the desktop does between choosing a file and showing the graph, with every dialog answered by OK. */
    private void process(String path, Processor processor, Workspace workspace) throws IOException {
        File file = new File(path).getAbsoluteFile();
        FileImporter reader = importer.getFileImporter(file);
        if (reader == null) {
            throw new IOException("Gephi has no reader for " + file.getName());
        }
        // A spreadsheet's kind, columns and types are guessed when it is given its file.
        if (reader instanceof FileImporter.FileAware) {
            ((FileImporter.FileAware) reader).setFile(file);
        }
        Container container = importer.importFile(file, reader);
        if (container == null) {
            throw new IOException("Gephi's reader gave up on " + file.getName());
        }
        if (!container.verify()) {
            throw new IOException("Gephi's check refuses " + file.getName());
        }
        // Before processing, which replaces the container's report.
        report(container.getReport());
        importer.process(container, processor, workspace);
        report(processor.getReport());
    }

    private void report(Report report) {
        if (report == null) {
            return;
        }
        report.close();
        for (Issue issue : report.getIssuesList(Integer.MAX_VALUE)) {
            if (issue.getLevel() != Issue.Level.INFO) {
                issues.add(issue.getLevel() + ": " + issue.getMessage());
            }
        }
    }

    private JsonObject gaveUp(String format, Exception thrown) {
        issues.add("CRITICAL: " + thrown);
        return dump(format, new JsonArray(), new JsonArray());
    }

    private JsonObject dump(String format, GraphModel model) {
        Graph graph = model.getGraph();
        JsonArray nodes = new JsonArray();
        for (Node node : sorted(graph.getNodes().toCollection(), GephiRead::id)) {
            nodes.add(dump(model, node));
        }
        JsonArray edges = new JsonArray();
        for (Edge edge : sorted(
                graph.getEdges().toCollection(),
                e -> id(e.getSource()),
                e -> id(e.getTarget()),
                GephiRead::kind,
                Element::getLabel,
                GephiRead::id)) {
            edges.add(dump(model, edge));
        }
        return dump(format, nodes, edges);
    }

    private JsonObject dump(String format, JsonArray nodes, JsonArray edges) {
        JsonObject dump = new JsonObject();
        dump.addProperty("reader", READER);
        dump.addProperty("format", format);
        dump.add("nodes", nodes);
        dump.add("edges", edges);
        dump.add("issues", issues);
        return dump;
    }

    private static JsonObject dump(GraphModel model, Node node) {
        JsonObject dump = new JsonObject();
        dump.addProperty("id", id(node));
        dump.addProperty("label", node.getLabel());
        dump.add("attributes", attributes(model, node, List.of("id", "label")));
        return dump;
    }

    private static JsonObject dump(GraphModel model, Edge edge) {
        JsonObject dump = new JsonObject();
        dump.addProperty("id", id(edge));
        dump.addProperty("source", id(edge.getSource()));
        dump.addProperty("target", id(edge.getTarget()));
        dump.addProperty("directed", edge.isDirected());
        dump.addProperty("kind", kind(edge));
        dump.addProperty("label", edge.getLabel());
        dump.add("weight", json(model, edge.getWeight()));
        dump.add("attributes", attributes(model, edge, List.of("id", "label", "weight")));
        return dump;
    }

    private static JsonObject attributes(GraphModel model, Element element, List<String> shownAlready) {
        JsonObject attributes = new JsonObject();
        for (Column column : element.getAttributeColumns()) {
            Object value = element.getAttribute(column);
            if (value != null && !shownAlready.contains(column.getId())) {
                attributes.add(column.getTitle(), json(model, value));
            }
        }
        return attributes;
    }

    private static JsonElement json(GraphModel model, Object value) {
        if (value.getClass().isArray()) {
            JsonArray array = new JsonArray();
            for (int i = 0; i < Array.getLength(value); i++) {
                Object item = Array.get(value, i);
                array.add(item == null ? JsonNull.INSTANCE : json(model, item));
            }
            return array;
        }
        if (value instanceof Boolean) {
            return new JsonPrimitive((Boolean) value);
        }
        // JSON has no NaN and no Infinity: they are written as words.
        if (value instanceof Number && Double.isFinite(((Number) value).doubleValue())) {
            return new JsonPrimitive((Number) value);
        }
        return new JsonPrimitive(AttributeUtils.print(value, model.getTimeFormat(), model.getTimeZone()));
    }

    private static String id(Element element) {
        return element.getId().toString();
    }

    private static String kind(Edge edge) {
        return edge.getTypeLabel() == null ? null : edge.getTypeLabel().toString();
    }

    private interface Key<T> {
        String of(T item);
    }

    /** By code point, as the other readers sort; String.compareTo goes by UTF-16 unit. */
    @SafeVarargs
    private static <T> List<T> sorted(Collection<T> items, Key<T>... keys) {
        Comparator<T> order = (a, b) -> 0;
        for (Key<T> key : keys) {
            order = order.thenComparing((a, b) -> Arrays.compareUnsigned(bytes(key.of(a)), bytes(key.of(b))));
        }
        return items.stream().sorted(order).toList();
    }

    private static byte[] bytes(String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }
}
